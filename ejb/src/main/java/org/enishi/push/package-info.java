/**
 * Users change their push rules: when, and how, they want to be told.
 * May know journal, the rules of push and the store of account data, where the difference to the usual rules is kept.
 * Written in: https://spec.matrix.org/v1.19/client-server-api/#push-rules-api
 */
@NullMarked
package org.enishi.push;

import org.jspecify.annotations.NullMarked;
