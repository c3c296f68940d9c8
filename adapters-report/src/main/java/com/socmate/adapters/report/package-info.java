/// Reports drawn as pages: HTML that needs nothing else, and PDF.
@NullMarked
package com.socmate.adapters.report;

import org.jspecify.annotations.NullMarked;
