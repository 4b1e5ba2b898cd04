package io.kdaemon.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsAtWork = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @Test
    void shouldDoOneAtOnceWhenNobodyElseAsks() {
        // given
        Joining<Integer, String> joining = new Joining<>(10, this::inWords);

        // when, then
        assertThat(joining.ask(1)).isEqualTo("1");
        assertThat(joining.ask(2)).isEqualTo("2");
        assertThat(batches).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void shouldDoTogetherWhatIsAskedWhileItIsBusy() throws Exception {
        // given
        Joining<Integer, String> joining = new Joining<>(10, this::inWordsAfterTheFirst);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> joining.ask(0));
        firstIsAtWork.await();

        // when
        AtomicInteger asked = new AtomicInteger();
        List<CompletableFuture<String>> others = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> inThread(() -> {
                    asked.incrementAndGet();
                    return joining.ask(i);
                }))
                .toList();
        await().until(() -> asked.get() == 25);
        firstMayEnd.countDown();

        // then
        assertThat(first.join()).isEqualTo("0");
        assertThat(others).extracting(CompletableFuture::join).containsExactlyElementsOf(wordsUpTo(25));
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(10));
        assertThat(batches).hasSizeLessThan(25);
    }

    @Test
    void shouldThrowToEverybodyAndGoOn() {
        // given
        Joining<Integer, String> joining = new Joining<>(10, numbers -> {
            if (numbers.contains(13)) {
                throw new IllegalStateException("not that one");
            }
            return inWords(numbers);
        });

        // when, then
        assertThatThrownBy(() -> joining.ask(13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not that one");
        assertThat(joining.ask(14)).isEqualTo("14");
    }

    private List<String> inWordsAfterTheFirst(List<Integer> numbers) {
        firstIsAtWork.countDown();
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return inWords(numbers);
    }

    private List<String> inWords(List<Integer> numbers) {
        batches.add(numbers);
        return numbers.stream().map(Object::toString).toList();
    }

    private static List<String> wordsUpTo(int last) {
        List<String> words = new ArrayList<>();
        IntStream.rangeClosed(1, last).forEach(i -> words.add(Integer.toString(i)));
        return words;
    }

    private static CompletableFuture<String> inThread(Supplier<String> work) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answer.complete(work.get()));
        return answer;
    }
}
