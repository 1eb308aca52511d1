package org.enishi.userdirectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a> */
@DisplayName("Words of names")
class WordsTest {
    @Test
    void stand_between_gaps_and_signs_whatever_their_case_and_width() {
        assertThat(Words.of("  Zo\u00eb O'Neil-Quux ")).containsExactly("zo\u00eb", "o", "neil", "quux");
        assertThat(Words.of("zoe\u0308")).containsExactly("zo\u00eb");
        assertThat(Words.of("\uff21\uff42\uff43")).containsExactly("abc");
        assertThat(Words.of("@a.b_c=d:x/y")).containsExactly("a", "b", "c", "d", "x", "y");
        assertThat(Words.of("...")).isEmpty();
        assertThat(Words.of("\ud83e\udd84 Una")).containsExactly("\ud83e\udd84", "una");
    }

    @Test
    void begin_at_each_character_where_a_language_leaves_no_gaps() {
        assertThat(Words.of("\u5c71\u7530\u592a\u90ce"))
                .containsExactly("\u5c71\u7530\u592a\u90ce", "\u7530\u592a\u90ce", "\u592a\u90ce", "\u90ce");
        assertThat(Words.of("Taro\u5c71\u7530")).containsExactly("taro", "\u5c71\u7530", "\u7530");
        assertThat(Words.of("\u30bf\u30ed\u30fc")).contains("\u30bf\u30ed\u30fc", "\u30ed\u30fc");
        assertThat(Words.asked("\u5c71\u7530 Ta")).containsExactly("\u5c71\u7530", "ta");
    }

    @Test
    void are_not_more_and_not_longer_than_anybody_types() {
        assertThat(Words.of("\u5c71".repeat(100_000)).size()).isLessThanOrEqualTo(60);
        assertThat(Words.of("x".repeat(100_000))).allMatch(word -> word.length() <= 40);
        assertThat(Words.of("\ud83e\udd84".repeat(1_000)))
                .allMatch(word -> word.codePoints().noneMatch(each -> each >= 0xd800 && each < 0xe000));
    }
}
