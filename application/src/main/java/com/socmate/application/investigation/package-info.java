/// How a plan is made and carried out.
@NullMarked
package com.socmate.application.investigation;

import org.jspecify.annotations.NullMarked;
