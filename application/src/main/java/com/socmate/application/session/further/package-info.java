/// What a further question of a session means, read without a model: the same words after the same
/// session are always taken for the same.
@NullMarked
package com.socmate.application.session.further;

import org.jspecify.annotations.NullMarked;
