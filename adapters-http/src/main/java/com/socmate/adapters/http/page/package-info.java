/// The API's document as a page for people: made on the server, without a script.
@NullMarked
package com.socmate.adapters.http.page;

import org.jspecify.annotations.NullMarked;
