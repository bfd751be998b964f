package dev.recourse.hub.store;

/** That a database is this process's own. Given back by closing. */
interface Claim extends AutoCloseable {
    /** Where something else keeps others out, or where they may be. */
    Claim NONE = new Claim() {
        @Override
        public void require() {}

        @Override
        public void close() {}
    };

    /**
     * Makes sure that it still holds; asked in front of every transaction, by the writing thread alone.
     *
     * @throws StoreException when it does not, with a sentence for the operator
     */
    void require();

    @Override
    void close();
}
