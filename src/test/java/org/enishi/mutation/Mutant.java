package org.enishi.mutation;

import static org.objectweb.asm.Opcodes.ACONST_NULL;
import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enishi.fixture.Installation;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.PolicyRule;
import org.enishi.policy.PolicyVerdict;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** A class in which nobody asks the policy: each question has been taken out, and the answer is that it is allowed. */
final class Mutant {
    private static final String POLICY = Type.getInternalName(FederationPolicy.class);
    private static final String VERDICT = Type.getInternalName(PolicyVerdict.class);
    private static final String RULE = Type.getInternalName(PolicyRule.class);

    private final String name;
    private final String method;
    private int taken;

    /** @param place a class below {@code org.enishi}, or one of its methods, behind {@code #} */
    Mutant(String place) {
        String[] parts = place.split("#", 2);
        name = "org.enishi." + parts[0];
        method = parts.length > 1 ? parts[1] : "";
    }

    String name() {
        return name;
    }

    /** As it was built. */
    byte[] original() {
        Path file = Installation.project().resolve("ejb/target/classes").resolve(name.replace('.', '/') + ".class");
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no class that was built", e);
        }
    }

    /** @param body of the class, original or changed already */
    byte[] change(byte[] body) {
        var reader = new ClassReader(body);
        var writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Body(writer), 0);
        if (taken == 0) throw new IllegalStateException(name + " does not ask the policy in " + method);
        return writer.toByteArray();
    }

    /** What stands in a method as an arrow is a method of its own. */
    private boolean isMeant(String methodName) {
        return method.isEmpty() || methodName.equals(method) || methodName.startsWith("lambda$" + method + "$");
    }

    private final class Body extends ClassVisitor {
        private Body(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String methodName, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, methodName, descriptor, signature, exceptions);
            return isMeant(methodName) ? new Unasked(next) : next;
        }
    }

    private final class Unasked extends MethodVisitor {
        private Unasked(MethodVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String methodName, String descriptor, boolean isInterface) {
            if (!owner.equals(POLICY)) {
                super.visitMethodInsn(opcode, owner, methodName, descriptor, isInterface);
                return;
            }
            taken++;
            for (int i = 0; i <= Type.getArgumentTypes(descriptor).length; i++) visitInsn(POP);
            if (Type.getReturnType(descriptor).equals(Type.VOID_TYPE)) return;
            visitTypeInsn(NEW, VERDICT);
            visitInsn(DUP);
            visitFieldInsn(GETSTATIC, RULE, PolicyRule.FEDERATION_IS_OPEN.name(), "L" + RULE + ";");
            visitInsn(ACONST_NULL);
            visitInsn(ACONST_NULL);
            String made = Type.getConstructorDescriptor(PolicyVerdict.class.getConstructors()[0]);
            super.visitMethodInsn(INVOKESPECIAL, VERDICT, "<init>", made, false);
        }
    }
}
