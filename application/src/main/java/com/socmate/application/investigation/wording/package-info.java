/// What a question in words says, as far as it can be read without understanding it.
@NullMarked
package com.socmate.application.investigation.wording;

import org.jspecify.annotations.NullMarked;
