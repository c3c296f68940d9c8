/// API keys: their text, how they are made, renewed and ended.
@NullMarked
package com.socmate.application.key;

import org.jspecify.annotations.NullMarked;
