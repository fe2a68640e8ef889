/**
 * The catalogue of fields: what stands in each record, as data. The published JSON Schemas, the
 * AsyncAPI document and the reference page are generated from it. It must not know how a field is
 * read or written.
 */
@NullMarked
package io.revento.connect.contract.fields;

import org.jspecify.annotations.NullMarked;
