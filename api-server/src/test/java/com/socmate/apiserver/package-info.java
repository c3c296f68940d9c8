@NullMarked
package com.socmate.apiserver;

import org.jspecify.annotations.NullMarked;
