@NullMarked
package org.quartz.planted;

import org.jspecify.annotations.NullMarked;
