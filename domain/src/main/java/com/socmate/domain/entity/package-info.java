/// The things security text talks about: addresses, accounts, hosts, files, identifiers, and where
/// in the text they stand.
@NullMarked
package com.socmate.domain.entity;

import org.jspecify.annotations.NullMarked;
