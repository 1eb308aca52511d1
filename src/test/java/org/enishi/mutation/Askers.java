package org.enishi.mutation;

import static org.objectweb.asm.Opcodes.ASM9;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.enishi.policy.FederationPolicy;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Which classes ask the policy for a decision, so that an edge without a leak test is seen. */
final class Askers {
    /** Whose tests are elsewhere, because they need servers of other settings: MixedRoomsIT, AgreementsIT. */
    private static final Set<String> TESTED_ELSEWHERE =
            Set.of("handshake.given.Strangers", "remote.KeyRing$Surroundings");

    private static final Set<String> DECIDING = Set.of("decide", "require");

    private Askers() {}

    /** @param guards as edges name them */
    static Set<String> without(List<String> guards) throws IOException {
        Set<String> asking = all();
        asking.removeAll(TESTED_ELSEWHERE);
        for (String guard : guards) asking.remove(guard.split("#", 2)[0]);
        return asking;
    }

    private static Set<String> all() throws IOException {
        Path root = Installation.project().resolve("ejb/target/classes/org/enishi");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList())
                if (asks(Files.readAllBytes(file))) found.add(name(root.relativize(file)));
        }
        found.remove("policy.FederationPolicy");
        return found;
    }

    private static String name(Path file) {
        return file.toString().replace(".class", "").replace('/', '.');
    }

    private static boolean asks(byte[] body) {
        String policy = Type.getInternalName(FederationPolicy.class);
        boolean[] found = {false};
        new ClassReader(body)
                .accept(
                        new ClassVisitor(ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode,
                                            String owner,
                                            String called,
                                            String arguments,
                                            boolean isInterface) {
                                        found[0] |= owner.equals(policy) && DECIDING.contains(called);
                                    }
                                };
                            }
                        },
                        ClassReader.SKIP_DEBUG);
        return found[0];
    }
}
