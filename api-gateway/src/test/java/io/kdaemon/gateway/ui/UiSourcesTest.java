package io.kdaemon.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a strict content security policy and hostile names ask of the pages, checked on their sources. */
class UiSourcesTest {

    private static final Path UI = Path.of("src/main/resources/ui");
    private static final Pattern MARKUP_OR_CODE_FROM_TEXT = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|setHTMLUnsafe|\\beval\\(|new Function|\\.style\\b|\\bstyle:|'style'");
    private static final Pattern OTHER_ORIGIN = Pattern.compile("[\"'(]((?:https?:)?//[^\"')]+)");
    private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]*\\ssrc=)");
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    @Test
    void shouldNeverTurnTextIntoMarkupOrCode() {
        assertThat(files(".js"))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(matches(MARKUP_OR_CODE_FROM_TEXT, file)).isEmpty());
    }

    @Test
    void shouldNameNoOtherOrigin() {
        assertThat(files(""))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(matches(OTHER_ORIGIN, file))
                        .extracting(match -> match.group(1))
                        .allSatisfy(address -> assertThat(address).isEqualTo(SVG_NAMESPACE)));
    }

    @Test
    void shouldHaveNoInlineScriptOrStyle() {
        assertThat(matches(INLINE, UI.resolve("index.html"))).isEmpty();
    }

    @Test
    void shouldFindEveryFileThatIsImportedOrLinked() {
        assertThat(files(".js"))
                .allSatisfy(file -> assertThat(matches(IMPORT, file))
                        .extracting(match -> file.resolveSibling(match.group(1)))
                        .allSatisfy(imported -> assertThat(imported).isRegularFile()));
        assertThat(matches(LINKED, UI.resolve("index.html")))
                .isNotEmpty()
                .extracting(match -> UI.resolve(match.group(1)))
                .allSatisfy(linked -> assertThat(linked).isRegularFile());
    }

    @Test
    void shouldKeepCoreFreeOfElementsAndPartsFreeOfPages() {
        assertThat(files(".js"))
                .filteredOn(file -> !isIn("pages", file) && !file.getParent().equals(UI))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(matches(IMPORT, file))
                        .extracting(match -> file.resolveSibling(match.group(1)).normalize())
                        .allMatch(
                                imported -> isIn("core", imported) || isIn("parts", file) && isIn("parts", imported)));
    }

    private static boolean isIn(String folder, Path file) {
        return file.startsWith(UI.resolve(folder));
    }

    private static List<Path> files(String suffix) {
        try (Stream<Path> tree = Files.walk(UI)) {
            return tree.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file)).results().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
