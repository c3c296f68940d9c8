/// The calls of the API that are commands, each described once.
@NullMarked
package com.socmate.cli.catalogue;

import org.jspecify.annotations.NullMarked;
