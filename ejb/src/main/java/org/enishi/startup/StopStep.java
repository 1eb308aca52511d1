package org.enishi.startup;

/**
 * What must end while the database is still there: a CDI bean, run from the highest order to the lowest, outside any
 * transaction. All of them together have a few seconds.
 */
public interface StopStep {
    int order();

    void run();
}
