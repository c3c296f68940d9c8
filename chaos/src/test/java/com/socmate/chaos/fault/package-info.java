@NullMarked
package com.socmate.chaos.fault;

import org.jspecify.annotations.NullMarked;
