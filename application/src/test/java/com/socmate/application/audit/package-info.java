@NullMarked
package com.socmate.application.audit;

import org.jspecify.annotations.NullMarked;
