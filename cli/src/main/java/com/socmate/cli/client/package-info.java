/// The product's REST API over http, as any client sees it.
@NullMarked
package com.socmate.cli.client;

import org.jspecify.annotations.NullMarked;
