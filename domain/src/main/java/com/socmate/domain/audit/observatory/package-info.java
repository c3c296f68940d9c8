/// The scoring of the HTTP Observatory (algorithm 6): the same answers of a site give the same
/// score.
@NullMarked
package com.socmate.domain.audit.observatory;

import org.jspecify.annotations.NullMarked;
