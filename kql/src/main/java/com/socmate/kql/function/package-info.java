/// Scalar functions and operators: names, signatures a binder can check, and kernels over column
/// vectors.
@NullMarked
package com.socmate.kql.function;

import org.jspecify.annotations.NullMarked;
