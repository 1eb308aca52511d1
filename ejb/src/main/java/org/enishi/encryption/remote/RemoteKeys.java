package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.encryption.devicelist.KeyDirectory;
import org.enishi.encryption.remote.Patience.Errand;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Parallel;

/** Asks other servers for keys of their users, all at once, and none longer than the client wants to wait. */
@ApplicationScoped
public class RemoteKeys {
    private static final int ONE_BY_ONE = 10;
    private static final String USER = "/_matrix/federation/v1/user";

    @Inject
    FederationClient client;

    @Inject
    Parallel parallel;

    @Inject
    RemoteDoor door;

    @Inject
    RemoteLists lists;

    @Inject
    KeyDirectory directory;

    /** @param timeout milliseconds; 0: as usual */
    public RemoteAnswer query(Collection<UserId> users, long timeout) {
        var answer = new RemoteAnswer();
        if (users.isEmpty()) return answer;
        var patience = new Patience(timeout, answer);
        Set<UserId> kept = lists.current(users);
        answer.keys().putAll(directory.of(kept));
        List<UserId> missing =
                users.stream().filter(user -> !kept.contains(user)).toList();
        Set<UserId> toKeep = lists.sharing(missing);
        var question = new Question(answer, lists.now());
        List<Errand> errands = new ArrayList<>();
        byServer(missing).forEach((server, all) -> {
            List<UserId> single =
                    all.stream().filter(toKeep::contains).limit(ONE_BY_ONE).toList();
            List<UserId> rest =
                    all.stream().filter(user -> !single.contains(user)).toList();
            single.forEach(user -> errands.add(new Errand(server, limits -> askDevices(user, question, limits))));
            if (!rest.isEmpty())
                errands.add(new Errand(server, limits -> keep(askKeys(server, rest, limits), question, toKeep)));
        });
        run(errands, patience, answer);
        return answer;
    }

    /** @param wanted algorithms by user and device */
    public RemoteAnswer claim(Map<UserId, Map<String, String>> wanted, long timeout) {
        var answer = new RemoteAnswer();
        var patience = new Patience(timeout, answer);
        List<Errand> errands = new ArrayList<>();
        byServer(wanted.keySet())
                .forEach((server, users) -> errands.add(new Errand(server, limits -> {
                    JsonObject told = client.post(server, USER + "/keys/claim", claimed(users, wanted), limits);
                    JsonObject keys = RemoteUser.object(told, "one_time_keys");
                    users.forEach(user ->
                            answer.oneTimeKeys().put(user, Json.bytes(RemoteUser.object(keys, user.value()))));
                })));
        run(errands, patience, answer);
        return answer;
    }

    private record Question(RemoteAnswer answer, long position) {}

    private void run(List<Errand> errands, Patience patience, RemoteAnswer answer) {
        List<Errand> allowed = errands.stream()
                .filter(errand -> door.refusal(errand.server())
                        .map(sentence -> {
                            answer.failed(errand.server(), sentence);
                            return false;
                        })
                        .orElse(true))
                .toList();
        allowed.forEach(errand -> answer.asked(errand.server()));
        parallel.each(allowed, patience::go);
    }

    private void askDevices(UserId user, Question question, Limits limits) {
        RemotePath path = RemotePath.of(USER + "/devices").segment(user);
        RemoteUser told = RemoteUser.listed(user, client.get(user.server(), path.toString(), limits));
        question.answer.keys().put(user, told.published());
        lists.keep(List.of(told), question.position);
    }

    private List<RemoteUser> askKeys(ServerName server, List<UserId> users, Limits limits) {
        JsonObjectBuilder all = Json.object();
        users.forEach(user -> all.add(user.value(), Json.array()));
        JsonObject body = Json.object().add("device_keys", all).build();
        JsonObject answer = client.post(server, USER + "/keys/query", body, limits);
        return users.stream().map(user -> RemoteUser.queried(user, answer)).toList();
    }

    private void keep(List<RemoteUser> told, Question question, Set<UserId> toKeep) {
        told.forEach(each -> question.answer.keys().put(each.user(), each.published()));
        lists.keep(told.stream().filter(each -> toKeep.contains(each.user())).toList(), question.position);
    }

    private static JsonObject claimed(List<UserId> users, Map<UserId, Map<String, String>> wanted) {
        JsonObjectBuilder all = Json.object();
        for (UserId user : users) {
            JsonObjectBuilder devices = Json.object();
            wanted.getOrDefault(user, Map.of()).forEach(devices::add);
            all.add(user.value(), devices);
        }
        return Json.object().add("one_time_keys", all).build();
    }

    private static Map<ServerName, List<UserId>> byServer(Collection<UserId> users) {
        Map<ServerName, List<UserId>> found = new HashMap<>();
        users.forEach(user ->
                found.computeIfAbsent(user.server(), none -> new ArrayList<>()).add(user));
        return found;
    }
}
