/// What of KQL's geography takes libraries: places of addresses, cells of H3 and S2, and polygons
/// made of polygons. `kql` finds the cells and polygons by itself where this is on the class path.
@NullMarked
package com.socmate.kql.geo;

import org.jspecify.annotations.NullMarked;
