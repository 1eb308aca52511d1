package org.enishi.startup;

/**
 * Something that must be so before the first request: a CDI bean of any scope. It runs after the schema is right, outside
 * any transaction, once at each start; an exception ends the start.
 *
 * <p>Orders: 100 the signing key, 200 accounts, 300 the journal, 400 what reads on from it, 500 what
 * makes the first requests quicker.
 */
public interface StartupStep {
    int order();

    /** @param summary where to say what the operator should see, such as a one-time password */
    void run(Summary summary);
}
