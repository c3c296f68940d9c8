/// Walking through a site beyond its first page, and trying what it takes. Only GET is sent.
@NullMarked
package com.socmate.adapters.audit.crawl;

import org.jspecify.annotations.NullMarked;
