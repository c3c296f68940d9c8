@NullMarked
package com.socmate.apiserver.maintenance;

import org.jspecify.annotations.NullMarked;
