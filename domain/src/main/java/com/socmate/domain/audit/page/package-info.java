/// What a page is made of, read without repairing it.
@NullMarked
package com.socmate.domain.audit.page;

import org.jspecify.annotations.NullMarked;
