/// What is done to the processes, in an order that a seed fixes.
@NullMarked
package com.socmate.chaos.fault;

import org.jspecify.annotations.NullMarked;
