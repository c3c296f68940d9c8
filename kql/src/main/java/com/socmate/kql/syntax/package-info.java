/// Lexer, parser, syntax tree and formatter: text to tree and back, with no knowledge of tables.
@NullMarked
package com.socmate.kql.syntax;

import org.jspecify.annotations.NullMarked;
