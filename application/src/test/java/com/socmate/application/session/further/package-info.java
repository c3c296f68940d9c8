@org.jspecify.annotations.NullMarked
package com.socmate.application.session.further;
