@NullMarked
package com.socmate.apiserver.planted;

import org.jspecify.annotations.NullMarked;
