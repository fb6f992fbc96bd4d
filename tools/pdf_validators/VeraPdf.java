import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Runs the rules of veraPDF over files: PDF/A-2a and PDF/UA-1. Exit code 1 where a file breaks one. */
public class VeraPdf {
    private static final Map<String, String> PROFILES = Map.of("2a", "PDFA-2A", "ua1", "PDFUA-1");

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean compliant = true;
        for (String file : files) {
            for (String flavour : new TreeMap<>(PROFILES).keySet()) {
                compliant &= validate(file, flavour);
            }
        }
        System.exit(compliant ? 0 : 1);
    }

    private static boolean validate(String file, String flavour) throws Exception {
        try (InputStream data = new FileInputStream(file);
                PDFAParser parser =
                        Foundries.defaultInstance().createParser(data, PDFAFlavour.byFlavourId(flavour));
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile(flavour), false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf(
                    "%s %s: %s, %d checks%n",
                    file, flavour, result.isCompliant() ? "compliant" : "NOT COMPLIANT", result.getTotalAssertions());
            broken(result).forEach((rule, count) -> System.out.printf("  %d × %s%n", count, rule));
            return result.isCompliant();
        }
    }

    /** The broken rules with how often each is. */
    private static Map<String, Integer> broken(ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static ValidationProfile profile(String flavour) throws Exception {
        String name = "/org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
        try (InputStream data = PDFAFlavour.class.getResourceAsStream(name)) {
            return Profiles.profileFromXml(data);
        }
    }
}
