package io.kdaemon.standalone.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kdaemon.testing.containers.MySqlServer;
import io.kdaemon.testing.containers.NeedsContainers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** How a password travels: encrypted, or not at all. */
@NeedsContainers
class MySqlAccessIT {

    private static final String NEWCOMER = "newcomer";

    @Test
    void shouldEncryptTheConnectionWhenTheServerCan() throws SQLException {
        // given
        try (MySqlServer server = MySqlServer.start();
                Connection connection = connect(server, server.user(), server.password());
                Statement statement = connection.createStatement();
                // when
                ResultSet cipher = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
            // then
            cipher.next();
            assertThat(cipher.getString(2)).startsWith("TLS");
        }
    }

    @Test
    void shouldNotAskAStrangerForTheKeyToEncryptThePasswordWith() throws SQLException {
        // given
        try (MySqlServer server = MySqlServer.start("--tls-version=")) {
            addUser(server);

            // when // then: the server does not know this password by heart yet, as it does not after each of its
            // starts
            assertThatThrownBy(() -> connect(server, NEWCOMER, NEWCOMER))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Public Key Retrieval is not allowed");
        }
    }

    private static void addUser(MySqlServer server) throws SQLException {
        String url = server.address().jdbcUrl() + "&allowPublicKeyRetrieval=true";
        try (Connection connection = DriverManager.getConnection(url, "root", server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER '%1$s'@'%%' IDENTIFIED BY '%1$s'".formatted(NEWCOMER));
            statement.execute("GRANT ALL ON *.* TO '%s'@'%%'".formatted(NEWCOMER));
        }
    }

    private static Connection connect(MySqlServer server, String user, String password) throws SQLException {
        return DriverManager.getConnection(server.address().jdbcUrl(), user, password);
    }
}
