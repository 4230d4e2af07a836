package io.tideline.udfs.playbook.template;

/**
 * A filled template.
 *
 * @param templateId {@code faq.<entry>} for the answer of a FAQ entry
 * @param language the language it is in
 * @param text to send
 * @param warehouseText the same with {@code [name]} in the place of people's names
 */
public record Rendered(String templateId, String language, String text, String warehouseText) {}
