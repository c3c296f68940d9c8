/// What the use cases need from outside, said in the words of the domain.
@NullMarked
package com.socmate.application.port;

import org.jspecify.annotations.NullMarked;
