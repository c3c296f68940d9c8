/// How many reads a server answers, and how soon; a main class to be run by hand.
@NullMarked
package com.socmate.apiserver.load;

import org.jspecify.annotations.NullMarked;
