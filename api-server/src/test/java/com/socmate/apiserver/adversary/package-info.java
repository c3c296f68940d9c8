/// What an attacker would try, section by section of the list of adversarial cases that the project
/// keeps: the number in a class's name is the section's. Every case asserts the status, the form of
/// the error, and that nothing changed.
@NullMarked
package com.socmate.apiserver.adversary;

import org.jspecify.annotations.NullMarked;
