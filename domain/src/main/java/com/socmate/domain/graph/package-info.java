/// The knowledge graph: which things of the world the rows of investigations show, and how they
/// stand to each other.
@NullMarked
package com.socmate.domain.graph;

import org.jspecify.annotations.NullMarked;
