/// The knowledge graph: fed from evidence, looked around in, and its names merged.
@NullMarked
package com.socmate.application.graph;

import org.jspecify.annotations.NullMarked;
