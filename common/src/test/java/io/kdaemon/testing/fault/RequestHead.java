package io.kdaemon.testing.fault;

/** The first line of a request. */
record RequestHead(String method, String target) {

    static RequestHead of(MessageHead head) {
        String[] words = head.firstLine().split(" ", 3);
        return new RequestHead(words[0], words.length > 1 ? words[1] : "");
    }
}
