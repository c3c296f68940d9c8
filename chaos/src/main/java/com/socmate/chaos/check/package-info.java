/// What must be true of a round's history, judged from the tables alone.
@NullMarked
package com.socmate.chaos.check;

import org.jspecify.annotations.NullMarked;
