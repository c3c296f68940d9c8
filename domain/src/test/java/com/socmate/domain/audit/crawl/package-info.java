@NullMarked
package com.socmate.domain.audit.crawl;

import org.jspecify.annotations.NullMarked;
