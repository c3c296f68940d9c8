/// Real servers on loopback, started for a test and stopped with it.
@NullMarked
package com.socmate.adapters.audit.lab;

import org.jspecify.annotations.NullMarked;
