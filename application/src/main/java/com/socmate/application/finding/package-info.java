/// What people do with findings.
@NullMarked
package com.socmate.application.finding;

import org.jspecify.annotations.NullMarked;
