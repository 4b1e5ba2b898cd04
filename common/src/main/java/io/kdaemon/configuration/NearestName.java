package io.kdaemon.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which known name was meant by a misspelt one. */
public final class NearestName {
    /** Further away than this share of its letters, a name is another name and not a slip. */
    private static final double TOLERANCE = 0.34;

    private NearestName() {}

    public static Optional<String> of(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= TOLERANCE * name.length());
    }

    /** Levenshtein's: how many letters to insert, drop or replace. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            previous = nextRow(previous, row, from.charAt(row - 1), to);
        }
        return previous[to.length()];
    }

    private static int[] nextRow(int[] previous, int row, char letter, String to) {
        int[] current = new int[previous.length];
        current[0] = row;
        for (int column = 1; column < current.length; column++) {
            int replaced = previous[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
        }
        return current;
    }
}
