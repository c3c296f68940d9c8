/// How a site is walked through: addresses in one form, forms, what robots are asked to leave out
/// and what is never touched.
@NullMarked
package com.socmate.domain.audit.crawl;

import org.jspecify.annotations.NullMarked;
