package dev.recourse.lookup.rdns;

/** What the neighbours' names say of a name. */
public sealed interface NeighbourhoodVerdict {

    /**
     * Most neighbours that have a name have one of the same make: nobody chose this one.
     *
     * @param template what the names have in common
     * @param same how many neighbours have it
     * @param named how many have a name at all
     */
    record MachineMade(String template, int same, int named) implements NeighbourhoodVerdict {}

    /**
     * The name is not of the make of its neighbours, or they have none.
     *
     * @param same how many have the same make
     * @param named how many have a name
     * @param unnamed how many have none
     */
    record Unique(int same, int named, int unnamed) implements NeighbourhoodVerdict {}

    /**
     * Too few answered.
     *
     * @param answered how many did
     */
    record Unknown(int answered) implements NeighbourhoodVerdict {}
}
