/// A room without a network, a home or a neighbour, for one audit.
@NullMarked
package com.socmate.adapters.audit.sandbox;

import org.jspecify.annotations.NullMarked;
