/**
 * The rules of the house, as tests that every module runs on itself (see the surefire plugin in the
 * root {@code pom.xml}). They know no class of ours but by name.
 */
@NullMarked
package io.revento.connect.house;

import org.jspecify.annotations.NullMarked;
