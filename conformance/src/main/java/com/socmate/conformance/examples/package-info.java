/// The examples of KQL's documentation, and how their printed tables compare with an answer.
@NullMarked
package com.socmate.conformance.examples;

import org.jspecify.annotations.NullMarked;
