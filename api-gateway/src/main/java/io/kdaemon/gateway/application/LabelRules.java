package io.kdaemon.gateway.application;

import io.kdaemon.gateway.web.fields.LabelValues;
import io.kdaemon.gateway.web.fields.UnfitValueException;
import io.kdaemon.placement.LabelRule;
import io.kdaemon.placement.LabelRule.Operator;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules on labels as people write them: {@code zone == a}, {@code disk != hdd}, {@code rack in r1,r2}. */
final class LabelRules {

    private static final Pattern RULE =
            Pattern.compile("\\s*(?<label>[^\\s=!]+)\\s*(?<sign>==|!=|\\sin\\s)(?<values>[^=!]*)");
    private static final Pattern PARENTHESES = Pattern.compile("\\s*\\((.*)\\)\\s*");

    private LabelRules() {}

    static LabelRule parse(JsonNode value) {
        Matcher matcher = RULE.matcher(value.isString() ? value.stringValue() : "");
        if (!matcher.matches() || !LabelValues.isKey(matcher.group("label"))) {
            throw unfit();
        }
        Operator operator = operator(matcher.group("sign").strip());
        List<String> values = values(operator, matcher.group("values"));
        if (!values.stream().allMatch(LabelValues::isValue)) {
            throw unfit();
        }
        return new LabelRule(matcher.group("label"), operator, values);
    }

    private static Operator operator(String sign) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow(LabelRules::unfit);
    }

    private static List<String> values(Operator operator, String text) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> List.of(text.strip());
            case IN ->
                Arrays.stream(PARENTHESES.matcher(text).replaceFirst("$1").split(","))
                        .map(String::strip)
                        .distinct()
                        .toList();
        };
    }

    private static UnfitValueException unfit() {
        return new UnfitValueException("rules such as 'zone == a', 'disk != hdd' or 'rack in r1,r2'");
    }
}
