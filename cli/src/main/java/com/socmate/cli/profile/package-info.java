/// Which server a person talks to, and as whom.
@NullMarked
package com.socmate.cli.profile;

import org.jspecify.annotations.NullMarked;
